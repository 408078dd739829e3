import 'entryphone/theme.css'
import { defineSignIn } from 'entryphone/element'
import { createApp } from 'vue'
import App from './App.vue'

defineSignIn()
createApp(App).mount('#root')
